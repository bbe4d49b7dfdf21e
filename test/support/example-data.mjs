/** JSON as a child script holds it. */
export const child = (json) =>
  `<script type="application/json">${JSON.stringify(json).replaceAll('<', '\\u003c')}</script>`;
