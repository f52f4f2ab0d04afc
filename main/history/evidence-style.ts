/** The style sheet of the page for an auditor, for the screen and A4. */
export const evidenceStyle = `
  :root { color-scheme: light; }
  body { max-width: 64rem; margin: 2.5rem auto; padding: 0 1.5rem; background: #fff; color: #25211b;
    font: 0.875rem/1.45 system-ui, -apple-system, 'Segoe UI', sans-serif; font-variant-numeric: tabular-nums; }
  h1 { margin: 0 0 0.5rem; font-size: 1.5rem; letter-spacing: -0.012em; }
  h2 { margin: 2rem 0 0.5rem; font-size: 1.0625rem; break-after: avoid; }
  .lead { font-size: 1rem; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.125rem 1rem; }
  dt { color: #665e52; }
  dd { margin: 0; }
  table { width: 100%; border-collapse: collapse; font-size: 0.8125rem; }
  th { color: #665e52; text-align: start; border-bottom: 1px solid #948a7b; padding: 0.375rem 0.5rem 0.375rem 0; }
  td { border-bottom: 1px solid #e4ddd0; padding: 0.375rem 0.5rem 0.375rem 0; vertical-align: top; overflow-wrap: anywhere; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  code { font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', monospace; font-size: 0.75rem; }
  .kept-yes { color: #1f6350; }
  .kept-no { color: #a3341f; font-weight: 600; }
  @page { size: A4 landscape; margin: 15mm; }
  @media print { body { max-width: none; margin: 0; padding: 0; } }
`;
