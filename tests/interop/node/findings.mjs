// What a verification of the peer's comes down to: verified or not, every reason it gave, and the status bits it read.

export function finding(result) {
  return {verified: result.verified, errors: [...new Set(messages(result))], statuses: statuses(result)};
}

// Errors hide in errors, lists, causes and partial results.
export function messages(found) {
  if(!found || typeof found !== 'object') {
    return [];
  }
  if(Array.isArray(found)) {
    return found.flatMap(messages);
  }
  const {error, errors, cause, results, presentationResult, credentialResults, statusResult} = found;
  const own = found instanceof Error ? [found.message] : [];
  const parts = [error, errors, cause, results, presentationResult, credentialResults, statusResult];
  return [...own, ...parts.flatMap(messages)];
}

function statuses(result) {
  const parts = [result, ...(result.credentialResults ?? [])];
  return parts.flatMap(({statusResult}) => statusResult?.results ?? []).map(({credentialStatus, status}) => ({
    purpose: credentialStatus.statusPurpose, index: Number(credentialStatus.statusListIndex), set: status,
  }));
}
