import { type Doc, docOf } from '../../../core/json.ts';

/** Of an application's `refresh_token`; milliseconds, undefined for never. */
export interface RefreshTokenSettings {
  readonly rotating: boolean;
  readonly leeway: number;
  readonly absolute: number | undefined;
  readonly idle: number | undefined;
}

/** Seconds; Auth0's documentation, "Configure refresh token expiration": 30 and 15 days. */
const LIFETIME = 2_592_000;
const IDLE_LIFETIME = 1_296_000;

export function refreshTokenSettings(client: Doc): RefreshTokenSettings {
  const settings = docOf(client.refresh_token);
  const rotating = settings.rotation_type === 'rotating';
  const expires = rotating || settings.expiration_type === 'expiring';
  const lifetime = (name: string, infinite: string, otherwise: number) =>
    expires && settings[infinite] !== true ? Number(settings[name] ?? otherwise) * 1000 : undefined;
  return {
    rotating,
    leeway: Number(settings.leeway ?? 0) * 1000,
    absolute: lifetime('token_lifetime', 'infinite_token_lifetime', LIFETIME),
    idle: lifetime('idle_token_lifetime', 'infinite_idle_token_lifetime', IDLE_LIFETIME),
  };
}
