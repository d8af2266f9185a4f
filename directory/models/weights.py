"""Versions of the matcher's weights that coordinators saved."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from directory.db import Base


class WeightVersion(Base):
    """The weights from one moment on, until the next version; versions are added and never changed."""

    __tablename__ = "weight_version"

    number: Mapped[int] = mapped_column(sa.Integer, primary_key=True, autoincrement=False)  # 1, 2, 3 …
    made_at: Mapped[datetime]
    made_by: Mapped[str]  # signature of an account
    reason: Mapped[str]
    weights: Mapped[dict[str, Any]]  # subject -> feature -> weight, where it is not that of `data/weights.csv`
