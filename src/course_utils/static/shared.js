// Put before each front-end: unique ids, a short way to make elements, and the root of a widget.
// Each widget loads this file again, so a counter would give the same ids to all of them.
function unique() {
  return `course-${Math.random().toString(36).slice(2)}`;
}

// JupyterLab takes every key that is not typed into a text: an arrow would leave the slider, and X
// would delete the cell. The attribute keeps the keys for the control that has the focus.
function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.dataset.lmSuppressShortcuts = "true";
  node.append(...children);
  return node;
}

// The notebook listens as well, and then Enter in a field would no longer send the form.
function root(...children) {
  const node = element("div", { className: "course" }, ...children);
  node.addEventListener("keydown", (event) => event.stopPropagation());
  return node;
}
