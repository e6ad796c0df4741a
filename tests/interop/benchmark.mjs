// The peers' half of `make bench`: one long-lived process that does a piece of work over and over when it is told to,
// and says how much processor time that took. Contexts, keys and status lists are held in memory, as ours are: a
// context is marked as one that does not change, so that jsonld.js keeps what it compiled of it.
import {createInterface} from 'node:readline';
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite as ecdsaRdfc} from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import {cryptosuite as eddsaRdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as bbs from '@digitalbazaar/bbs-2023-cryptosuite';
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as bitstring from '@digitalbazaar/vc-bitstring-status-list';
import {digest, ES256, generateSalt} from '@sd-jwt/crypto-nodejs';
import {SDJwtInstance} from '@sd-jwt/core';
import {Codes} from './node/qr.mjs';
import {didDocument, didMethod, imported} from './node/keys.mjs';
import {live} from './node/purposes.mjs';
import {messages} from './node/findings.mjs';

const WHOLE = {'eddsa-rdfc-2022': eddsaRdfc, 'ecdsa-rdfc-2019': ecdsaRdfc};
const SELECTIVE = {'ecdsa-sd-2023': ecdsaSd, 'bbs-2023': bbs};
const given = {documents: new Map(), lists: new Map(), now: undefined, codes: undefined};
const works = new Map();

async function documentLoader(url) {
  const document = given.documents.get(url) ?? await selfMade(url);
  return {contextUrl: null, documentUrl: url, document, tag: 'static'};
}

// What a did:key says is kept as well: a verifier would not parse the key of its own holder again.
async function selfMade(url) {
  if(!url.startsWith('did:key:')) {
    throw new Error(`a document that was not given: ${url}`);
  }
  const document = await (url.includes('#') ? didMethod(url) : didDocument(url));
  given.documents.set(url, document);
  return document;
}

// A suite that keeps the verifier of each key, as we keep loaded keys.
function keeping(cryptosuite) {
  const verifiers = new Map();
  return {...cryptosuite, async createVerifier({verificationMethod}) {
    const {id} = verificationMethod;
    if(!verifiers.has(id)) {
      verifiers.set(id, await cryptosuite.createVerifier({verificationMethod}));
    }
    return verifiers.get(id);
  }};
}

function verifierOf(suite) {
  const cryptosuite = WHOLE[suite] ?? SELECTIVE[suite].createVerifyCryptosuite();
  return new DataIntegrityProof({cryptosuite: keeping(cryptosuite)});
}

// One bit of a list that is decoded already.
async function checkStatus({credential}) {
  for(const entry of [credential.credentialStatus ?? []].flat()) {
    const bytes = given.lists.get(entry.statusListCredential);
    const index = Number(entry.statusListIndex);
    if((bytes[index >> 3] & (0x80 >> (index & 7))) !== 0) {
      return {verified: false};
    }
  }
  return {verified: true};
}

function required(result) {
  if(!result.verified) {
    throw new Error(messages(result).join('; ') || 'not verified');
  }
}

// Each kind of work takes what is the same for all documents, and returns what is done with each.
const KINDS = {
  async issue({suite, key, created}) {
    const signer = (await imported(key)).signer();
    const options = {date: created, signer, cryptosuite: WHOLE[suite]};
    return async text => JSON.stringify(await vc.issue({
      credential: JSON.parse(text), suite: new DataIntegrityProof(options), documentLoader, now: given.now,
    }));
  },

  async base({suite, key, created, mandatoryPointers}) {
    const signer = (await imported(key)).signer();
    return async text => JSON.stringify(await vc.issue({
      credential: JSON.parse(text), documentLoader, now: given.now,
      suite: new DataIntegrityProof({
        date: created, signer, cryptosuite: SELECTIVE[suite].createSignCryptosuite({mandatoryPointers}),
      }),
    }));
  },

  async derive({suite, selectivePointers}) {
    return async text => JSON.stringify(await vc.derive({
      verifiableCredential: JSON.parse(text), documentLoader,
      suite: new DataIntegrityProof({cryptosuite: SELECTIVE[suite].createDiscloseCryptosuite({selectivePointers})}),
    }));
  },

  async verify({suite}) {
    const verifier = verifierOf(suite);
    return async text => required(await vc.verifyCredential({
      credential: JSON.parse(text), suite: verifier, documentLoader, checkStatus, now: given.now,
    }));
  },

  async verifyCode({suite, header}) {
    const verifier = verifierOf(suite);
    return async text => required(await vc.verify({
      presentation: await given.codes.read({text, header}), presentationPurpose: live({now: given.now}),
      suite: verifier, documentLoader, checkStatus, now: given.now,
    }));
  },

  async buildList({length, bits}) {
    return async () => {
      const list = await bitstring.createList({length});
      bits.forEach(index => list.setStatus(index, true));
      return list.encode();
    };
  },

  async askList({encoded}) {
    const list = await bitstring.decodeList({encodedList: encoded});
    return async first => {
      for(let index = Number(first); index < Number(first) + 1000; ++index) {
        list.getStatus(index);
      }
    };
  },

  async verifyShown({suite}) {
    const verifier = verifierOf(suite);
    return async text => required(await vc.verify({
      presentation: JSON.parse(text), presentationPurpose: live({now: given.now}),
      suite: verifier, documentLoader, checkStatus, now: given.now,
    }));
  },

  async issueSdJwt({jwk, frame, header}) {
    const instance = new SDJwtInstance({
      omitTyp: true, hasher: digest, hashAlg: 'sha-256', saltGenerator: generateSalt,
      signAlg: ES256.alg, signer: await ES256.getSigner(jwk),
    });
    return async text => instance.issue(JSON.parse(text), frame, {header});
  },

  async verifySdJwt({jwk, now}) {
    const instance = new SDJwtInstance({
      omitTyp: true, hasher: digest, hashAlg: 'sha-256',
      signAlg: ES256.alg, verifier: await ES256.getVerifier({...jwk, d: undefined}),
    });
    return async text => instance.verify(text, {currentDate: Math.floor(Date.parse(now) / 1000)});
  },
};

const tasks = {
  setUp({contexts, documents, lists, now, tables}) {
    given.documents = new Map([...Object.entries(contexts), ...Object.entries(documents)]);
    given.lists = new Map(Object.entries(lists).map(([url, bits]) => [url, Buffer.from(bits, 'base64')]));
    given.now = now;
    given.codes = new Codes({contexts, entries: tables});
  },

  async open({name, kind, options}) {
    works.set(name, {perform: await KINDS[kind](options), inputs: [], outputs: []});
  },

  load({name, inputs}) {
    works.get(name).inputs = inputs;
  },

  async run({name}) {
    const work = works.get(name);
    const outputs = [];
    const before = process.cpuUsage();
    for(const input of work.inputs) {
      outputs.push(await work.perform(input));
    }
    const {user, system} = process.cpuUsage(before);
    work.outputs = outputs;
    return {microseconds: user + system};
  },

  outputs({name}) {
    return works.get(name).outputs;
  },
};

for await(const line of createInterface({input: process.stdin})) {
  const {task, ...question} = JSON.parse(line);
  let reply;
  try {
    reply = {answer: await tasks[task](question) ?? null};
  } catch(error) {
    reply = {refusal: messages(error).join('; ') || String(error)};
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
