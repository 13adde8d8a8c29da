import qrcode from 'qrcode-generator';

// White around it, in modules: ISO 18004 asks for four.
const QUIET = 4;

/** An address as a QR code, drawn here. `title` says in words where it leads. */
export function Qr({ address, title }: { address: string; title: string }) {
  const code = qrcode(0, 'M');
  code.addData(address);
  code.make();
  const size = code.getModuleCount();
  const lines: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (code.isDark(row, column)) lines.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`);
    }
  }
  const whole = size + 2 * QUIET;
  return (
    <svg class="tessera-qr" viewBox={`0 0 ${whole} ${whole}`} role="img" aria-label={title}>
      <rect class="tessera-qr__ground" width={whole} height={whole} />
      <path class="tessera-qr__dark" d={lines.join('')} />
    </svg>
  );
}
