(() => {
  // The table beside this script, also where a notebook keeps its outputs apart from the page.
  const place = document.currentScript ? document.currentScript.getRootNode() : document;
  const next = { none: "ascending", ascending: "descending", descending: "none" };
  // Digits count as numbers: Cu4 before Cu32.
  const parts = text => text.match(/\d+|\D+/g) || [];
  const compareTexts = (a, b) => {
    const left = parts(a), right = parts(b);
    for (let i = 0; i < Math.min(left.length, right.length); i++) {
      const order = left[i] - right[i] || left[i].localeCompare(right[i]);
      if (order) return order;
    }
    return left.length - right.length;
  };
  const compareCells = (a, b) => a.hasAttribute("data-amount")
    ? Number(a.getAttribute("data-amount")) - Number(b.getAttribute("data-amount"))
    : compareTexts(a.textContent, b.textContent);
  for (const table of place.querySelectorAll(".jadeite-table table.jadeite:not([data-sortable])")) {
    table.setAttribute("data-sortable", "yes");
    const body = table.tBodies[0];
    const heads = Array.from(table.tHead.rows[0].cells);
    const given = Array.from(body.rows);
    const gap = given.filter(row => row.classList.contains("left-out"));
    const rows = given.filter(row => !row.classList.contains("left-out"));
    heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => {
      const order = next[head.getAttribute("aria-sort")];
      heads.forEach(other => other.setAttribute("aria-sort", "none"));
      head.setAttribute("aria-sort", order);
      if (order === "none") {
        given.forEach(row => body.appendChild(row));
        return;
      }
      const sign = order === "ascending" ? 1 : -1;
      const compare = (one, other) => {
        const a = one.cells[column], b = other.cells[column];
        const noA = a.textContent === "", noB = b.textContent === "";
        if (noA || noB) return noA - noB; // missing ones last, whichever way
        return sign * compareCells(a, b);
      };
      rows.slice().sort(compare).concat(gap).forEach(row => body.appendChild(row));
    }));
  }
})();
