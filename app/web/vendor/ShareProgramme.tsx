import { useMemo, useState } from 'react';
import { encode } from 'uqr';
import { useSession } from '../../../web/shell/index.ts';
import { Button, Dialog, Field, Input, Textarea, toast } from '../../../web/ui/index.ts';

/** The page for applications as it is sent around: its address, a code to print, and a button for one's own site. */
export function ShareProgramme({ onClose }: { onClose: () => void }) {
  const { programme } = useSession();
  const address = `${location.origin}/p/${programme.slug}/apply`;
  const embed = `<a href="${address}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:${solidOf()};color:${onSolidOf()};font:600 16px/1.2 sans-serif;text-decoration:none">Become a partner</a>`;
  return (
    <Dialog title="Send your page around" onClose={onClose}>
      <div className="form">
        <Copied label="Address" text={address} />
        <section className="stack">
          <h3>Code to print</h3>
          <QrCode text={address} />
          <p>
            <a
              className="button"
              href={svgAddress(address)}
              download={`${programme.slug}-apply.svg`}
            >
              Save as a picture
            </a>
          </p>
        </section>
        <Copied label="Button for your own site" text={embed} long />
      </div>
    </Dialog>
  );
}

function Copied({ label, text, long = false }: { label: string; text: string; long?: boolean }) {
  const [done, setDone] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setDone(true),
      () => toast('Your browser does not let pages copy. Mark the text and copy it yourself.'),
    );
  return (
    <div className="stack">
      <Field label={label}>
        {long ? (
          <Textarea readOnly rows={5} value={text} onFocus={(event) => event.target.select()} />
        ) : (
          <Input readOnly value={text} onFocus={(event) => event.target.select()} />
        )}
      </Field>
      <div className="row" aria-live="polite">
        <Button icon="copy" onClick={copy}>
          Copy
        </Button>
        {done && <span className="quiet">Copied</span>}
      </div>
    </div>
  );
}

/** Black on white with its quiet zone in every theme: a code in other colours is not read by every phone. */
function QrCode({ text }: { text: string }) {
  const { size, path } = useMemo(() => squares(text), [text]);
  return (
    <svg
      role="img"
      aria-label={`QR code of ${text}`}
      viewBox={`0 0 ${size} ${size}`}
      width="176"
      height="176"
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function squares(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { border: 4, ecc: 'M' });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { size, path };
}

function svgAddress(text: string): string {
  const { size, path } = squares(text);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

// The brand's tones as they are worn now; elsewhere the style sheet of this page does not reach.
const solidOf = () => toneOf('--accent-solid');
const onSolidOf = () => toneOf('--on-accent-solid');

function toneOf(name: string): string {
  const sample = document.createElement('span');
  sample.style.color = `var(${name})`;
  sample.style.colorScheme = 'light';
  document.body.append(sample);
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!canvas) return '#000';
  canvas.fillStyle = getComputedStyle(sample).color;
  sample.remove();
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
