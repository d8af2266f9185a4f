"""How people write the days of the week in Italian."""

DAY = r"(?:lun|mart?|merc?|giov?|ven|sab|dom)(?:edì|edi'?|oledì|oledi'?|erdì|erdi'?|ato|enica)?"  # "lun", "martedi'"
