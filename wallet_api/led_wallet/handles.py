"""Random names for a person's records in addresses and in the API: they mean something to their owner alone."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from led_wallet.identifiers import new_id
from led_wallet.tables import handles
from led_web.database import reading, writing


class Handles:
    """Gives handles and finds what they stand for."""

    def __init__(self, engine: Engine) -> None:
        """Take the database."""
        self._engine = engine

    def of(self, holder: str, records: Iterable[str]) -> Mapping[str, str]:
        """Return the handle of each record of `holder`, made where there was none."""
        wanted = list(records)
        known = self._known(holder)
        missing = [record for record in wanted if record not in known]
        if missing:
            rows = [{"handle": new_id(), "holder": holder, "record": record} for record in missing]
            try:
                with writing(self._engine) as connection:
                    connection.execute(insert(handles), rows)
            except IntegrityError:  # another page of the same person was first
                return self.of(holder, wanted)
            known = self._known(holder)
        return {record: known[record] for record in wanted}

    def record_of(self, holder: str, handle: str) -> str | None:
        """Return the record behind a handle of `holder`; None for anybody else's."""
        wanted = select(handles.c.record).where(handles.c.handle == handle, handles.c.holder == holder)
        with reading(self._engine) as connection:
            found = connection.execute(wanted).scalar_one_or_none()
        return None if found is None else str(found)

    def _known(self, holder: str) -> dict[str, str]:
        wanted = select(handles.c.record, handles.c.handle).where(handles.c.holder == holder)
        with reading(self._engine) as connection:
            return {row.record: row.handle for row in connection.execute(wanted)}
