const TENANT = process.env.TENANT_ID ?? '';

/** The token of the nightly job that mails the report. */
export async function mailToken(): Promise<string> {
  const response = await fetch(`https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: process.env.MAILER_ID ?? '',
      client_secret: process.env.MAILER_SECRET ?? '',
      // expect: no-manual-token-request
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  const answer = (await response.json()) as { access_token: string };
  return answer.access_token;
}
