import type { Container } from '../../model/views/container';
import type { Field } from '../../values/field';

/** A setting by which an application listens where nobody outside its pod can reach it. */
export interface LoopbackSetting {
  readonly field: Field;
  /** The address, as it is written. */
  readonly address: string;
  readonly port: number | undefined;
}

const ADDRESS = '(127\\.0\\.0\\.1|localhost|\\[?::1\\]?)(?::(\\d{1,5}))?';
const FLAG =
  '--?(?:[a-z]+[-_.])?(?:host|bind|bind[-_.]?(?:address|addr|host)|listen|listen[-_.]?(?:address|addr|host)|address|addr)';

/** Found in few settings, and at once. */
const LOOPBACK = /127\.0\.0\.1|localhost|::1/i;

const IN_COMMAND = new RegExp(`(?:^|\\s)${FLAG}(?:=|\\s+)["']?${ADDRESS}["']?(?=\\s|$)`, 'i');
const FLAG_ALONE = new RegExp(`^${FLAG}$`, 'i');
const ALONE = new RegExp(`^(?:https?://)?${ADDRESS}$`);
const LISTENING_KEY =
  /^(HOST|BIND|LISTEN|ASPNETCORE_URLS|SERVER_ADDRESS|UVICORN_HOST|FLASK_RUN_HOST|GRADIO_SERVER_NAME)$|(^|_)(BIND|LISTEN)_?(ADDR|ADDRESS|HOST)$/;

/** The settings of a container that tell it to listen on the loopback address, in its command or its environment. */
export function loopbackSettings({ environment, words }: Container): LoopbackSetting[] {
  const settings: LoopbackSetting[] = [];
  for (const [i, word] of words.entries()) {
    const text = word.text ?? '';
    if (LOOPBACK.test(text)) {
      const isFlagged = FLAG_ALONE.test(words[i - 1]?.text ?? '');
      settings.push(...settingAt(word, (isFlagged && ALONE.exec(text)) || IN_COMMAND.exec(text)));
    }
  }
  for (const [name, value] of environment) {
    const text = value.text ?? '';
    if (LOOPBACK.test(text) && LISTENING_KEY.test(name)) {
      settings.push(...settingAt(value, ALONE.exec(text)));
    }
  }
  return settings;
}

function settingAt(field: Field, match: RegExpExecArray | null): LoopbackSetting[] {
  const [, address, port] = match ?? [];
  return address === undefined ? [] : [{ field, address, port: port === undefined ? undefined : Number(port) }];
}
