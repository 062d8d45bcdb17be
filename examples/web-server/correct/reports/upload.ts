import { ManagedIdentityCredential } from '@azure/identity';

// One credential for the program: it keeps its token until that is about to end.
const credential = new ManagedIdentityCredential();

/** Puts a finished report into the archive. */
export async function archiveReport(name: string, report: Blob): Promise<void> {
  const { token } = await credential.getToken('https://storage.azure.com/.default');
  await fetch(`https://contosoreports.blob.core.windows.net/archive/${encodeURIComponent(name)}`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${token}`, 'x-ms-blob-type': 'BlockBlob', 'x-ms-version': '2024-11-04' },
    body: report,
  });
}
