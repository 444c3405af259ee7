import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/**
 * An authenticator in software, for tests alone: one P-256 passkey, as WebAuthn level 3 describes
 * it (section 6.1 authenticator data, 6.5 attestation "none", 7 ceremonies).
 */
export class TestAuthenticator {
  readonly #origin: string;
  readonly #home: string;
  readonly #id = randomBytes(16);
  readonly #privateKey: KeyObject;
  readonly #coseKey: Buffer;
  #count = 0;

  constructor(origin: string, home: string) {
    this.#origin = origin;
    this.#home = home;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#privateKey = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const [px, py] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
    // COSE key (RFC 9053): kty EC2, alg ES256, curve P-256, x, y.
    this.#coseKey = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      cborBytes(px),
      Buffer.from([0x22]),
      cborBytes(py),
    ]);
  }

  /** What `navigator.credentials.create()` answers. */
  create(challenge: string) {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.#id.length);
    const data = this.#data(0x45, [Buffer.alloc(16), length, this.#id, this.#coseKey]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      cborText('fmt'),
      cborText('none'),
      cborText('attStmt'),
      Buffer.from([0xa0]),
      cborText('authData'),
      cborBytes(data),
    ]);
    return {
      ...this.#credential(),
      response: {
        clientDataJSON: this.#clientData('webauthn.create', challenge).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** What `navigator.credentials.get()` answers. */
  get(challenge: string) {
    const clientData = this.#clientData('webauthn.get', challenge);
    const data = this.#data(0x05, []);
    const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()]);
    return {
      ...this.#credential(),
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, this.#privateKey).toString('base64url'),
      },
    };
  }

  #credential() {
    const id = this.#id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {} };
  }

  #data(flags: number, rest: Buffer[]): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(++this.#count);
    const home = createHash('sha256').update(this.#home).digest();
    return Buffer.concat([home, Buffer.from([flags]), count, ...rest]);
  }

  #clientData(type: string, challenge: string): Buffer {
    return Buffer.from(
      JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false }),
    );
  }
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([cborHead(0x40, bytes.length), bytes]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([cborHead(0x60, text.length), Buffer.from(text)]);
}

function cborHead(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([major | length]);
  return Buffer.from([major | 24, length]);
}
