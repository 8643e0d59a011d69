export function openApi(): unknown {
  return {};
}
