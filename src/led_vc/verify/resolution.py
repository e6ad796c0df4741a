"""Which keys a verification may use: the trust list's for those it names, a DID's own where it carries its key.

Exact strings throughout. Keys of a listed issuer come from the trust list and from nowhere else.
"""

from led_vc.did import ControllerDocument, VerificationMethod, self_contained, split_did_url
from led_vc.environment import Environment
from led_vc.errors import RetrievalError, TrustListMissingError, TrustListStaleError
from led_vc.securing.data_integrity import ControllerResolver
from led_vc.trust import TrustedProvider


def resolver(environment: Environment) -> ControllerResolver:
    """Return the resolver that `environment` allows for proofs of issuers."""

    def resolve(url: str) -> ControllerDocument:
        did, _fragment = split_did_url(url)
        provider = None if environment.trust is None else environment.trust.provider(did)
        if provider is not None and environment.trust is not None:
            if provider.key(url) is None and environment.trust.is_stale(environment.now):
                raise TrustListStaleError("a key that this outdated trust list does not have")
            return _listed(provider, url)
        own = self_contained(did)
        if own is not None:
            return own
        if did in environment.documents:
            return environment.documents[did]
        if environment.trust is None and not environment.proof_only:
            raise TrustListMissingError("no trust list to take the issuer's key from")
        raise RetrievalError("nothing at hand has the issuer's key")

    return resolve


def _listed(provider: TrustedProvider, url: str) -> ControllerDocument:
    """Return what the list says of one key; when it counted is judged with the issuer."""
    key, methods = provider.key(url), dict[str, VerificationMethod]()
    if key is not None:
        methods[url] = VerificationMethod(id=url, controller=provider.did, public_key=key.public_key)
    return ControllerDocument(
        id=provider.did,
        verification_methods=methods,
        assertion_method=frozenset(methods),
        authentication=frozenset(),
    )
