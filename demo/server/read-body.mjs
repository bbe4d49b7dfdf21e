import { FhirError } from './outcome.mjs';

/**
 * The body of a request as text. Refuses more than `limit` bytes, announced or not, without keeping them.
 * @param {import('node:http').IncomingMessage} request
 * @param {number} limit
 */
export async function readBody(request, limit) {
  const tooLarge = new FhirError(413, `The body is larger than ${limit} bytes`, { code: 'too-long' });
  if (Number(request.headers['content-length']) > limit) throw tooLarge;
  const chunks = [];
  let size = 0;
  // Events, not `for await`: leaving that loop destroys the socket before the answer is sent.
  await new Promise((resolve, reject) => {
    request.on('data', (chunk) => {
      size += chunk.length;
      if (size > limit) {
        // The rest is read and dropped: a connection closed under a client that still sends loses the answer.
        request.removeAllListeners('data').resume();
        reject(tooLarge);
      } else chunks.push(chunk);
    });
    request.on('end', resolve);
    request.on('error', reject);
    request.on('aborted', () => reject(new FhirError(400, 'The request was cut off', { code: 'incomplete' })));
  });
  return Buffer.concat(chunks).toString('utf8');
}
