import { type HubConnection, HubConnectionBuilder } from '@microsoft/signalr';

import { getApiToken } from '../auth/token';

export function connectNotifications(): HubConnection {
  return (
    new HubConnectionBuilder()
      // expect: no-token-over-http
      .withUrl('http://notify.contoso.example/hub', { accessTokenFactory: () => getApiToken() })
      .withAutomaticReconnect()
      .build()
  );
}
