export interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  onChange(isOn: boolean): void;
}

/** An on/off switch. */
export function Switch({ label, isOn, onChange }: SwitchProps) {
  return (
    <button type="button" class="switch" role="switch" aria-checked={isOn} onClick={() => onChange(!isOn)}>
      <span class="track" aria-hidden="true">
        <span class="knob" />
      </span>
      {label}
    </button>
  );
}
