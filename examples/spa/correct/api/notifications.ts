import { type HubConnection, HubConnectionBuilder } from '@microsoft/signalr';

import { getApiToken } from '../auth/token';

export function connectNotifications(): HubConnection {
  return new HubConnectionBuilder()
    .withUrl('https://notify.contoso.example/hub', { accessTokenFactory: () => getApiToken() })
    .withAutomaticReconnect()
    .build();
}
