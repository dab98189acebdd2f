"""After a change of page or step the focus goes to the heading and the page to its top."""

import streamlit as st

JS = """
let seen = null
let last = 0
export default function ({ data }) {
  const arrived = seen !== null && seen !== data.place
  const again = data.target && last !== data.turn
  seen = data.place
  last = data.turn
  const heading = () => document.querySelector('[data-testid="stMain"] h1')
  const target = arrived ? heading() : again ? document.querySelector(`.st-key-${data.target} input`) : null
  if (!target) return
  if (arrived) {
    target.tabIndex = -1
    document.querySelector('[data-testid="stMain"]').scrollTo(0, 0)
  }
  target.focus({ preventScroll: arrived })
}
"""
place = st.components.v2.component("place", js=JS, isolate_styles=False)


def arrive(page: str) -> None:
    """Mounted last in every run; it causes no rerun and takes no height."""
    target = st.session_state.pop("focus", "")
    turn = st.session_state.get("turn", 0) + bool(target)
    st.session_state["turn"] = turn
    with st.container(key="place"):
        where = f"{page}?{st.query_params.get('stap', '')}{st.query_params.get('wie', '')}"
        place(data={"place": where, "target": target, "turn": turn}, key="place-focus")
