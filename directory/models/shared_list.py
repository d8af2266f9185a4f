"""Lists of services that somebody shared by link. A list knows no person, neither who made it nor for whom."""

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from directory.db import Base


class SharedList(Base):
    """Some services under a link that ends by itself and can be taken back."""

    __tablename__ = "shared_list"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    digest: Mapped[str] = mapped_column(sa.String(64), unique=True)  # SHA-256 of the link's token, which is not kept
    services: Mapped[list[str]]  # ids, in the order in which they were put there
    language: Mapped[str] = mapped_column(sa.String(2))
    is_plain: Mapped[bool]  # in plain words
    expires_at: Mapped[datetime] = mapped_column(index=True)
