// Reads {cases: [{publicKey, message, signature}]} in hex, and says of each whether WebCrypto takes the signature.
import { webcrypto } from 'node:crypto';
import { json } from 'node:stream/consumers';

const bytes = (hex) => Buffer.from(hex, 'hex');

async function verifies({ publicKey, message, signature }) {
  try {
    const key = await webcrypto.subtle.importKey('raw', bytes(publicKey), 'Ed25519', false, ['verify']);
    return await webcrypto.subtle.verify('Ed25519', key, bytes(signature), bytes(message));
  } catch (error) {
    if (error instanceof DOMException) return false; // a key or signature that it will not read
    throw error;
  }
}

const { cases } = await json(process.stdin);
process.stdout.write(JSON.stringify({ verdicts: await Promise.all(cases.map(verifies)) }));
