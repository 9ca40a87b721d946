/* Keyboard and small comforts of the desk. Everything also works without this file. */
(function () {
  "use strict";

  function typing(target) {
    return target.closest("input, select, textarea, [contenteditable]") !== null;
  }

  function rowLinks() {
    return Array.from(document.querySelectorAll("[data-move] tbody tr")).map(function (row) {
      return row.querySelector("a");
    }).filter(Boolean);
  }

  function move(step) {
    var links = rowLinks();
    if (!links.length) { return; }
    var row = document.activeElement.closest("[data-move] tbody tr");
    var at = row ? links.findIndex(function (link) { return row.contains(link); }) : (step > 0 ? -1 : 0);
    var next = links[Math.max(0, Math.min(links.length - 1, at + step))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) { return; }
    var search = document.querySelector("[data-search]");
    if (event.key === "j") { move(1); }
    else if (event.key === "k") { move(-1); }
    else if (event.key === "/" && search) { search.focus(); }
    else { return; }
    event.preventDefault();
  });

  function focusErrors(root) {
    var summary = root.querySelector("[data-focus]");
    if (summary) { summary.focus(); }
  }

  function dropZone(zone) {
    var input = zone.querySelector("input[type=file]");
    ["dragenter", "dragover"].forEach(function (name) {
      zone.addEventListener(name, function (event) { event.preventDefault(); zone.classList.add("over"); });
    });
    ["dragleave", "drop"].forEach(function (name) {
      zone.addEventListener(name, function (event) { event.preventDefault(); zone.classList.remove("over"); });
    });
    zone.addEventListener("drop", function (event) {
      if (event.dataTransfer && event.dataTransfer.files.length) {
        input.files = event.dataTransfer.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
  }

  focusErrors(document);
  document.querySelectorAll("[data-drop]").forEach(dropZone);
  document.addEventListener("htmx:afterSwap", function (event) { focusErrors(event.detail.target); });
})();
