"use strict";
// Draws the charts, anew when colours or widths change, and lets arrow keys read their values.
(() => {
  const charts = JSON.parse(document.getElementById("charts").textContent);
  const dashes = [[], [7, 4], [2, 3], [9, 3, 2, 3]];
  const drawn = new Map();

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const digits = (value) => Number(value.toPrecision(3)).toLocaleString("en", { maximumSignificantDigits: 3 });
  const text = (axis, value) => {
    if (value == null) return "–";
    if (axis.scale !== "SHARE") return digits(value);
    return Number((100 * value).toFixed(Math.abs(value) < 0.1 ? 2 : 1)) + "%";
  };

  const axisOf = (axis, size) => ({
    label: axis.name,
    labelSize: 22,
    labelFont: "13px ui-sans-serif, system-ui, sans-serif",
    font: "12px ui-sans-serif, system-ui, sans-serif",
    stroke: colour("--soft"),
    size,
    grid: { stroke: colour("--rule"), width: 1 },
    ticks: { show: false },
    values: (u, values) => values.map((value) => (value == null ? "" : text(axis, value))),
  });

  const marksOf = (chart) => ({
    hooks: {
      draw: (u) => {
        const ratio = devicePixelRatio;
        const pen = u.ctx;
        pen.save();
        pen.strokeStyle = pen.fillStyle = colour("--ink");
        pen.font = 12 * ratio + "px ui-sans-serif, system-ui, sans-serif";
        chart.marks.forEach((mark, at) => {
          const x = Math.round(u.valToPos(mark.x, "x", true));
          if (x < u.bbox.left - 1 || x > u.bbox.left + u.bbox.width + 1) return;
          pen.lineWidth = 1.5 * ratio;
          pen.setLineDash([2 * ratio, 3 * ratio]);
          pen.beginPath();
          pen.moveTo(x, u.bbox.top);
          pen.lineTo(x, u.bbox.top + u.bbox.height);
          pen.stroke();
          const right = x > u.bbox.left + 0.6 * u.bbox.width;
          pen.textAlign = right ? "right" : "left";
          pen.fillText(mark.name, x + (right ? -5 : 5) * ratio, u.bbox.top + (14 + 16 * at) * ratio);
        });
        pen.restore();
      },
    },
  });

  const readout = (chart, u) => {
    const at = u.cursor.idx;
    document.getElementById(chart.id + "-readout").textContent =
      at == null
        ? ""
        : chart.x.name + " " + text(chart.x, u.data[0][at]) + ": " +
          chart.lines
            .map((line, i) => [line.name, u.data[i + 1][at]])
            .filter(([, value]) => value != null)
            .map(([name, value]) => name + " " + text(chart.y, value))
            .join("; ");
  };

  const draw = (chart) => {
    const place = document.getElementById(chart.id);
    const before = drawn.get(chart.id);
    if (before) before.destroy();
    const share = chart.y.scale === "SHARE";
    const plot = new uPlot(
      {
        width: place.clientWidth,
        height: 260,
        padding: [12, 24, 0, 0],
        cursor: { drag: { x: false, y: false }, points: { size: 7 } },
        legend: { live: false, isolate: false },
        scales: {
          x: {
            time: false,
            distr: chart.x.scale === "LOGARITHMIC" ? 3 : 1,
            ...(chart.x.scale === "SHARE" ? { range: [0, 1] } : {}),
          },
          y: share ? { range: [0, 1.02] } : { range: (u, low, high) => [0, (high || 1) * 1.05] },
        },
        axes: [axisOf(chart.x, 44), axisOf(chart.y, 56)],
        series: [
          {},
          ...chart.lines.map((line, i) => ({
            label: line.name,
            stroke: colour("--l" + ((i % 4) + 1)),
            dash: dashes[i % 4],
            width: 2,
            spanGaps: true,
            points: { show: line.x.length < 30, size: 5 },
          })),
        ],
        plugins: [marksOf(chart)],
        hooks: { setCursor: [(u) => readout(chart, u)] },
      },
      uPlot.join(chart.lines.map((line) => [line.x, line.y])),
      place,
    );
    place.querySelectorAll("canvas").forEach((canvas) => canvas.setAttribute("aria-hidden", "true"));
    drawn.set(chart.id, plot);
    place.dataset.drawn = "true";
  };

  const step = (chart, by) => {
    const u = drawn.get(chart.id);
    const last = u.data[0].length - 1;
    const at = u.cursor.idx == null ? (by > 0 ? 0 : last) : Math.min(last, Math.max(0, u.cursor.idx + by));
    u.setCursor({ left: u.valToPos(u.data[0][at], "x"), top: u.bbox.height / devicePixelRatio / 2 });
  };

  charts.forEach((chart) => {
    draw(chart);
    document.getElementById(chart.id).addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (by) {
        event.preventDefault();
        step(chart, by);
      }
    });
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => charts.forEach(draw));
  new ResizeObserver(() =>
    charts.forEach((chart) => {
      const width = document.getElementById(chart.id).clientWidth;
      const plot = drawn.get(chart.id);
      if (width > 0 && width !== plot.width) plot.setSize({ width, height: 260 });
    }),
  ).observe(document.body);
})();
