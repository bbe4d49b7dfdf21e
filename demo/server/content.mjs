import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const ENCODERS = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** A body that does not change, compressed once for each encoding that is asked for. */
export class Content {
  #encoded = new Map();

  /**
   * @param {Buffer | string} bytes
   * @param {string} type media type
   */
  constructor(bytes, type) {
    this.bytes = Buffer.from(bytes);
    this.type = type;
    this.hash = createHash('sha256').update(this.bytes).digest('base64url').slice(0, 22);
  }

  /** Answers a GET or HEAD: the best encoding, or 304 where the browser has it. Always asked for again, never guessed. */
  async send(request, response, status = 200) {
    const encoding = this.#encodingFor(request.headers['accept-encoding'] ?? '');
    const etag = `"${this.hash}${encoding ? `-${encoding}` : ''}"`;
    const headers = { etag, 'cache-control': 'no-cache', vary: 'Accept-Encoding' };
    if (status === 200 && request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) {
      response.writeHead(304, headers).end();
      return;
    }
    const body = await this.#encode(encoding);
    response.writeHead(status, {
      ...headers,
      'content-type': this.type,
      'content-length': body.length,
      ...(encoding && { 'content-encoding': encoding }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  #encodingFor(accepted) {
    if (this.bytes.length < 500 || !/^text\/|json|javascript|svg/.test(this.type)) return undefined;
    const offers = new Map(
      accepted.split(',').map((part) => {
        const [name, weight] = part.split(';');
        return [name.trim(), Number(/q=([\d.]+)/.exec(weight ?? '')?.[1] ?? 1)];
      }),
    );
    return Object.keys(ENCODERS).find((name) => offers.get(name) > 0);
  }

  #encode(encoding) {
    if (!encoding) return this.bytes;
    if (!this.#encoded.has(encoding)) this.#encoded.set(encoding, ENCODERS[encoding](this.bytes));
    return this.#encoded.get(encoding);
  }
}
