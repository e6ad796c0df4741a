"""Log in without a browser: follow the redirects and fill in the provider's form, for the demo and the tests."""

from urllib.parse import urljoin, urlsplit

import httpx2

_MOST_STEPS = 12


def log_in(client: httpx2.Client, start: str, *, account: str, method: str = "eid") -> httpx2.Response:
    """Go from `start` through the provider's login as `account` by `method`; return the first page that stays.

    `client` keeps the cookies and follows nothing by itself; a relative redirect is taken from the page it came from.
    """
    response = client.get(start)
    for _step in range(_MOST_STEPS):
        if response.is_redirect:
            response = client.get(urljoin(str(response.url), response.headers["location"]))
        elif urlsplit(str(response.url)).path.startswith("/aanmelden/"):
            response = client.post(str(response.url), data={"account": account, "method": method})
        else:
            return response
    raise httpx2.TooManyRedirects("the login goes in circles", request=response.request)
