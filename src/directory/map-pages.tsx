import type { Formats, Words } from '#language';
import { type DotMap, dotHalf, type Label, DOT_RADIUS as RADIUS } from './map.ts';

const METRES_IN_MILE = 1609.344;

/** The list once more, as dots. Everything that it says stands in the list too. */
export function DotMapPicture(props: { t: Words; formats: Formats; map: DotMap; labels: readonly Label[] }) {
  const { t, formats, map, labels } = props;
  const { width, height, scale } = map;
  return (
    <svg
      class="tessera-map"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby="map-title map-about"
      direction="ltr"
    >
      <title id="map-title">{t('directory.find.map')}</title>
      <desc id="map-about">{t('directory.find.map_about')}</desc>
      <rect class="tessera-map__ground" x="0.5" y="0.5" width={width - 1} height={height - 1} />
      {labels.map(({ x, y, name }) => (
        <text class="tessera-map__label" x={x} y={y} text-anchor="middle">
          {name}
        </text>
      ))}
      {map.centre && (
        <path
          class="tessera-map__centre"
          d={`M${map.centre.x - 9} ${map.centre.y}h18M${map.centre.x} ${map.centre.y - 9}v18`}
        />
      )}
      {map.dots.map((dot) => {
        const { x, y, numbers } = dot;
        const text = numbers.map(String).join(', ');
        const wide = dotHalf(dot);
        return (
          <>
            <rect
              class="tessera-map__dot"
              x={x - wide}
              y={y - RADIUS}
              width={2 * wide}
              height={2 * RADIUS}
              rx={RADIUS}
            />
            <text class="tessera-map__number" x={x} y={y + 5} text-anchor="middle">
              {text}
            </text>
          </>
        );
      })}
      <path class="tessera-map__scale" d={`M16 ${height - 20}v6h${scale.length}v-6`} />
      <text class="tessera-map__note" x={24 + scale.length} y={height - 13}>
        {formats.distance(scale.miles * METRES_IN_MILE)}
      </text>
      <path class="tessera-map__north" d={`M${width - 22} 40v-24m-6 8l6 -8l6 8`} />
      <text class="tessera-map__note" x={width - 22} y={56} text-anchor="middle">
        {t('directory.find.map_north')}
      </text>
    </svg>
  );
}
