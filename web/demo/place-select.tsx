import { PLACES } from '../places.ts';

export interface PlaceSelectProps {
  readonly id: string;
  readonly label: string;
  readonly country: string;
  onChange(country: string): void;
}

/** Where a device is. */
export function PlaceSelect({ id, label, country, onChange }: PlaceSelectProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={country} onChange={(event) => onChange(event.currentTarget.value)}>
        {PLACES.map((place) => (
          <option key={place.country} value={place.country}>
            {place.city}, {place.name}
          </option>
        ))}
      </select>
    </div>
  );
}
