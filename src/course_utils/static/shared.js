// Put before each front-end: unique ids, a short way to make elements, and the root of a widget.
// Each widget loads this file again, so a counter would give the same ids to all of them.
function unique() {
  return `course-${Math.random().toString(36).slice(2)}`;
}

function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

// JupyterLab takes the keys that reach it: an arrow would leave the slider, and X would delete the
// cell. So they stay in the widget. Only Ctrl+S, or Cmd+S, still saves the notebook.
function root(...children) {
  const node = element("div", { className: "course" }, ...children);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) event.stopPropagation();
  });
  return node;
}
