"""What the child showed by week, a lane for each sign, under a lane of flags for what happened meanwhile."""

from __future__ import annotations

from datetime import date
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainterPath

from journal.trends import HappeningKind
from journal.trends.signs import SignsWeek
from ui.theme import look
from ui.trends.lanes import Lane, LanePlot

_FLAG_AT: Final = 0.4
"""How high above its lane's foot a flag stands."""


class SignsPlot(LanePlot):
    """The first lane holds the flags: full where something happened, open where it was family time alone."""

    def show_signs(self, starts: tuple[date, ...], lanes: tuple[Lane, ...], weeks: tuple[SignsWeek, ...]) -> None:
        """Draw these lanes below the flags of these weeks."""
        kinds = [{one.kind for one in week.happenings} for week in weeks]
        self._visits = [at for at, found in enumerate(kinds) if found == {HappeningKind.FAMILY_TIME}]
        self._changes = [at for at, found in enumerate(kinds) if found - {HappeningKind.FAMILY_TIME}]
        name = QCoreApplication.translate("trends", "What happened")
        self.show_lanes(starts, (Lane(name, (None,) * len(starts)), *lanes))

    def _rungs(self) -> list[tuple[float, str]]:
        return super()._rungs()[2:]

    def _draw_weeks(self) -> None:
        super()._draw_weeks()
        colours = look().colours
        self._draw_flags(self._visits, pg.mkBrush(colours.surface))
        self._draw_flags(self._changes, pg.mkBrush(colours.ink))

    def _draw_flags(self, at: list[int], inside: object) -> None:
        if not at:
            return
        colours, size = look().colours, min(look().px(16), max(self._week_px() * 0.8, 6.0))
        foot = self._foot_of(0) + _FLAG_AT
        ends = [week for week in at for _ in range(2)]
        lines = pg.PlotCurveItem(x=ends, y=[0.0, foot] * len(at), connect="pairs", pen=pg.mkPen(colours.line))
        lines.setZValue(-40)
        self._box.addItem(lines)
        how = {"symbol": _flag(), "size": size, "pen": pg.mkPen(colours.ink, width=1.2), "brush": inside}
        self._box.addItem(pg.ScatterPlotItem(x=at, y=[foot] * len(at), useCache=False, **how))


def _flag() -> QPainterPath:
    """A flag about one unit high, the foot of its pole at the middle; the pennant flies to the right."""
    path = QPainterPath()
    path.moveTo(0, 0.5)
    path.lineTo(0, -0.5)
    path.lineTo(0.6, -0.25)
    path.lineTo(0, 0.0)
    return path
