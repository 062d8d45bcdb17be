import { ManagedIdentityCredential } from '@azure/identity';

/** Puts a finished report into the archive. */
export async function archiveReport(name: string, report: Blob): Promise<void> {
  // expect: no-token-cache-bypass
  const credential = new ManagedIdentityCredential();
  const { token } = await credential.getToken('https://storage.azure.com/.default');
  await fetch(`https://contosoreports.blob.core.windows.net/archive/${encodeURIComponent(name)}`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${token}`, 'x-ms-blob-type': 'BlockBlob', 'x-ms-version': '2024-11-04' },
    body: report,
  });
}
