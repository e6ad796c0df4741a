// What the peer may load: the contexts, controllers and status lists that the test gave, and what a did:key itself says.
import {didDocument, didMethod} from './keys.mjs';

export class Documents {
  contexts = {};

  // A loader for one question. Everything that was not given is refused, so nothing is ever fetched.
  loader({controllers = {}, statusLists = {}}) {
    const given = {...this.contexts, ...controllers, ...statusLists};
    return async url => ({contextUrl: null, documentUrl: url, document: await find(url, given, controllers)});
  }
}

async function find(url, given, controllers) {
  if(Object.hasOwn(given, url)) {
    return structuredClone(given[url]);
  }
  const [controller, fragment] = url.split('#');
  if(Object.hasOwn(controllers, controller)) {
    return method(controllers[controller], url);
  }
  if(url.startsWith('did:key:')) {
    return fragment === undefined ? didDocument(url) : didMethod(url);
  }
  throw new Error(`a document that the test did not give: ${url}`);
}

function method(controller, url) {
  const found = controller.verificationMethod.find(({id}) => id === url);
  if(!found) {
    throw new Error(`the controller has no such verification method: ${url}`);
  }
  return {'@context': 'https://w3id.org/security/multikey/v1', ...found};
}
