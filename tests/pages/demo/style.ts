/** The demo listing's own style: the site's arrangement, in its own hand. */
export const demoStyle = `
:root{--ink:#111827;--soft:#6b7280;--line:#e5e7eb;--paper:#fff;--page:#fff;--tint:94%}
html.dark{--ink:#e5e7eb;--soft:#9ca3af;--line:#1f2937;--paper:#0f1420;--page:#0b0f19;--tint:17%;color-scheme:dark}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 "Source Sans 3",system-ui,sans-serif;color:var(--ink);background:var(--page)}
a{color:inherit;text-decoration:none}
.contents{display:contents}
.top{display:flex;justify-content:space-between;gap:16px;padding:16px 24px;border-bottom:1px solid var(--line)}
.top nav{display:flex;gap:16px;color:var(--soft)}
.banner{margin:0;padding:6px;text-align:center;font-size:14px;color:var(--soft)}
.banner span{padding:1px 5px;border-radius:4px;background:#3b82f626;color:#2563eb;font-size:12px;font-weight:600;text-transform:uppercase}
section{max-width:1536px;margin:0 auto;padding:24px}
.head{display:flex;flex-wrap:wrap;justify-content:space-between;gap:16px;padding:16px 0 32px}
h1{margin:0;font-size:30px;line-height:1.2}h2{margin:0;font-size:18px;font-weight:400;color:var(--soft)}
.days{display:flex;align-self:flex-start;align-items:center;border-radius:8px;overflow:hidden;background:var(--line);font-size:14px;font-weight:600}
.days a{padding:6px 12px}.days span{width:80px;text-align:center}
.grid{display:grid;gap:20px;grid-template-columns:1fr}
.grid>*{content-visibility:auto}
@media(min-width:1024px){.grid{grid-template-columns:1fr 1fr}}
@media(min-width:1280px){.grid{grid-template-columns:1fr 1fr 1fr}}
article{position:relative;display:flex;flex-direction:column;overflow:hidden;border:1px solid var(--line);border-radius:12px;background:var(--paper);contain-intrinsic-size:auto 380px}
.thumb{display:block;height:240px;padding:28px 18%;background:hsl(var(--hue) 45% var(--tint))}
.thumb i{display:block;height:9px;margin:14px 0;border-radius:5px;background:hsl(var(--hue) 30% 50%/.28)}
.thumb i:nth-child(1){height:18px;width:75%}.thumb i:nth-child(3){width:88%}.thumb i:nth-child(5){width:55%}
.by{position:absolute;top:204px;right:8px;display:flex;align-items:center;gap:4px;padding:2px 8px;border:1px solid var(--line);border-radius:6px;background:var(--paper);font-size:14px;color:var(--soft);pointer-events:none}
.by div{width:10px;height:10px;border-radius:5px;background:linear-gradient(135deg,#f59e0b,#ef4444)}
.body{display:flex;gap:24px;padding:24px}
.vote>div{display:flex;flex-direction:column;align-items:center;justify-content:center;width:48px;height:56px;border:1px solid var(--line);border-radius:12px}
.vote input{display:none}.vote svg{width:12px;fill:currentColor}
.words{min-width:0;flex:1}
h3{margin:0 0 8px;font-size:18px;line-height:24px;font-weight:600;text-wrap:balance}
h3 a{display:-webkit-box;-webkit-line-clamp:3;-webkit-box-orient:vertical;overflow:hidden}
h3:hover{text-decoration:underline}
.meta{display:flex;justify-content:space-between;gap:8px}
.chip{padding:1px 8px;border:1px solid #3b82f640;border-radius:12px;background:#3b82f61a;color:#1d4ed8;font-size:14px}
html.dark .chip{color:#93c5fd}
.authors ul{margin:0;padding:0;list-style:none;color:var(--soft)}
.counts{display:flex;gap:8px}
.count{display:flex;align-items:center;gap:4px;padding:0 6px;border:1px solid var(--line);border-radius:6px;font-size:14px;color:var(--soft)}
.count svg{width:12px;fill:currentColor}
.pager{display:flex;justify-content:space-between;grid-column:1/-1}
.pager a{padding:6px 14px;border:1px solid var(--line);border-radius:8px}
`;
