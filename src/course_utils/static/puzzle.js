// Lines to put in order. Each line has two buttons, so that the keyboard is enough; the place of a
// moved line is announced.
function render({ model, el }) {
  const list = element("ol", { className: "lines" });
  const said = element("p", { className: "said" });
  said.setAttribute("role", "status");
  const reply = element("div", { className: "reply" });
  reply.setAttribute("role", "status");

  const move = (index, step, button) => {
    const order = [...model.get("_order")];
    const [line] = order.splice(index, 1);
    order.splice(index + step, 0, line);
    model.set("_order", order);
    model.save_changes();
    draw();
    const moved = list.children[index + step];
    const again = moved.querySelector(`button[data-step="${step}"]:enabled`);
    (again ?? moved.querySelector("button:enabled")).focus();
    said.textContent = `The line is now in place ${index + step + 1} of ${order.length}.`;
  };

  const mover = (index, step, last, line) => {
    const word = step < 0 ? "up" : "down";
    const button = element("button", {
      type: "button", className: "small", textContent: step < 0 ? "↑" : "↓",
      disabled: step < 0 ? index === 0 : index === last,
    });
    button.dataset.step = String(step);
    button.setAttribute("aria-label", `Move line ${index + 1} ${word}: ${line.trim()}`);
    button.addEventListener("click", () => move(index, step, button));
    return button;
  };

  const draw = () => {
    const order = model.get("_order");
    list.replaceChildren(...order.map((line, index) =>
      element("li", {},
        mover(index, -1, order.length - 1, line), mover(index, 1, order.length - 1, line),
        element("code", { textContent: line }))));
  };

  const check = element("button", { type: "button", textContent: "Check the order" });
  check.addEventListener("click", () => model.send({ check: true }));
  const show = () => { reply.innerHTML = model.get("reply"); };
  model.on("change:reply", show);
  draw();
  show();
  el.append(root(
    element("fieldset", {}, element("legend", { textContent: model.get("heading") }), list, said, check, reply)));
  return () => model.off("change:reply", show);
}

export default { render };
