import { Complaint } from '../../values/complaint';
import { objectWith, optional, type Parser, wholeNumber } from '../../values/parser';
import { shown } from '../../values/wording';
import { accepted } from '../refusal';
import type { RouteBackend } from './route-backend';
import { RouteTarget } from './route-target';

/** What a fixed answer says beside its status. */
export interface FixedResponseOptions {
  /**
   * The media type of the text (`Content-Type`).
   *
   * @default "text/plain"
   */
  readonly contentType?: string;

  /**
   * The text, at most 1024 characters, which is what AWS takes.
   *
   * @default - none
   */
  readonly body?: string;
}

/** The longest text that the Application Load Balancer of AWS answers with, in characters. */
const LONGEST_BODY = 1024;

const mediaType: Parser<string> = (input) =>
  typeof input === 'string' && /^[a-z]+\/[a-z0-9.+-]+(; ?charset=[A-Za-z0-9-]+)?$/.test(input)
    ? input
    : new Complaint(shown(input), 'a media type such as "text/plain"', 'write type and subtype');

const bodyText: Parser<string> = (input) =>
  typeof input === 'string' && input.length <= LONGEST_BODY
    ? input
    : new Complaint(
        typeof input === 'string' ? `${input.length} characters` : shown(input),
        `a text of at most ${LONGEST_BODY} characters`,
        'shorten it, or serve it from pods',
      );

const readOptions = objectWith({ contentType: optional(mediaType), body: optional(bodyText) }, 'a fixed answer');
const readStatus = wholeNumber(200, 599);

/** An answer that is always the same, given without asking any pod. */
export class FixedResponse extends RouteTarget {
  /**
   * Answers every request of the route with this status and text.
   *
   * @param status 200 to 599
   * @param options media type and text
   */
  public static of(status: number, options?: FixedResponseOptions): FixedResponse {
    const where = 'FixedResponse.of';
    const { contentType, body } = accepted(where, readOptions(options ?? {}));
    return new FixedResponse(accepted(`${where} status`, readStatus(status)), contentType, body);
  }

  private constructor(
    /** The status of the answer, 200 to 599. */
    public readonly status: number,
    /**
     * The media type of the text.
     *
     * @default "text/plain"
     */
    public readonly contentType?: string,
    /**
     * The text of the answer.
     *
     * @default - none
     */
    public readonly body?: string,
  ) {
    super();
  }

  /** @internal */
  public get _backends(): readonly RouteBackend[] {
    return [];
  }

  /** @internal */
  public get _title(): string {
    return 'a fixed response';
  }
}
