import { ClientSecretCredential } from '@azure/identity';

const credential = new ClientSecretCredential(process.env.TENANT_ID ?? '', process.env.MAILER_ID ?? '', process.env.MAILER_SECRET ?? '');

/** The token of the nightly job that mails the report: kept and renewed by the credential. */
export async function mailToken(): Promise<string> {
  const { token } = await credential.getToken('https://graph.microsoft.com/.default');
  return token;
}
