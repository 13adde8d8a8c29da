import qrcode from 'qrcode-generator';

// Light around it, without which no camera finds it.
const QUIET = 4;

/** An address as squares for a camera, drawn here. Whoever has no camera reads the address below it. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const squares: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (code.isDark(row, column)) squares.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`);
    }
  }
  const whole = size + 2 * QUIET;
  return (
    <svg class="tessera-qr" viewBox={`0 0 ${whole} ${whole}`} role="img" aria-label={label}>
      <rect class="tessera-qr__light" width={whole} height={whole} />
      <path class="tessera-qr__dark" d={squares.join('')} />
    </svg>
  );
}
