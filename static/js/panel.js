/* Menus and filters of the panel close when one looks elsewhere; without this they close by their own button. */
"use strict";
{
  const closeAll = (except) => {
    for (const menu of document.querySelectorAll("details.pick[open]")) {
      if (menu !== except) menu.open = false;
    }
  };
  document.addEventListener("click", (event) => closeAll(event.target.closest("details.pick")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector("details.pick[open]");
    closeAll();
    if (open) open.querySelector("summary").focus();
  });
}
