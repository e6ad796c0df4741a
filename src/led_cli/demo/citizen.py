"""A citizen with a phone: logs in, fetches a diploma and shows it, all by the wallet's API."""

from typing import Any

import httpx2

from led_cli.demo_login.browse import log_in


class Citizen:
    """A citizen who is logged in."""

    def __init__(self, origin: str, account: str) -> None:
        """Log in as `account` by eID."""
        self._http = httpx2.Client(base_url=origin, timeout=30)
        log_in(self._http, f"{origin}/mijn/aanmelden/start", account=account).raise_for_status()
        session = self._call("GET", "session")
        self.name = f"{session['given_name']} {session['family_name']}"
        self._http.headers["x-csrf-token"] = session["csrf_token"]

    def record(self, title: str) -> dict[str, Any]:
        """Return the authentic record whose title begins so."""
        records: list[dict[str, Any]] = self._call("GET", "records")["records"]
        return next(one for one in records if one["section"] == "authentic" and one["title"].startswith(title))

    def fetch(self, title: str) -> str:
        """Fetch what is missing of a record; return the id of the summary that can be shown."""
        record = self._call("POST", "credentials", {"record": self.record(title)["handle"], "birth_date": True})
        usable = (held for held in record["credentials"] if held["profile"] == "summary" and held["usable"])
        return str(next(usable)["id"])

    def show(self, credential: str) -> str:
        """Return the text of a live QR code made now."""
        return str(self._call("POST", "presentations", {"credential": credential})["qr_text"])

    def close(self) -> None:
        """Put the phone away."""
        self._http.close()

    def _call(self, method: str, path: str, body: Any = None) -> Any:
        answer = self._http.request(method, f"/api/wallet/{path}", json=body)
        answer.raise_for_status()
        return answer.json()
