import { Complaint, isComplaint } from '../../values/complaint';
import { headerName, headerValue, queryName, queryValue } from '../../values/http-header';
import { memberOf } from '../../values/member';
import { instanceOf, listOf, objectWith, optional, type Parser } from '../../values/parser';
import { quoted } from '../../values/wording';
import { accepted } from '../refusal';

/** A method of HTTP. */
export enum HttpMethod {
  /** Reads something, changes nothing. */
  GET = 'GET',
  /** Reads the headers alone. */
  HEAD = 'HEAD',
  /** Hands something in. */
  POST = 'POST',
  /** Puts something in its place. */
  PUT = 'PUT',
  /** Takes something away. */
  DELETE = 'DELETE',
  /** Opens a tunnel. */
  CONNECT = 'CONNECT',
  /** Asks what is possible; browsers do so before a request to another site. */
  OPTIONS = 'OPTIONS',
  /** Sends the request back. */
  TRACE = 'TRACE',
  /** Changes a part. */
  PATCH = 'PATCH',
}

/** A header that requests must have for a route to hold. */
export class HeaderMatch {
  /**
   * A header of exactly this value.
   *
   * @param name the name of the header, 1 to 256 characters, in which case does not matter
   * @param value its value, 1 to 4096 characters, in which case matters
   */
  public static exact(name: string, value: string): HeaderMatch {
    return HeaderMatch.made('HeaderMatch.exact', name, value, false);
  }

  /**
   * A header whose value fits a regular expression, in the syntax of the controller or gateway (RE2 or PCRE).
   *
   * @param name the name of the header, 1 to 256 characters, in which case does not matter
   * @param expression the regular expression, 1 to 4096 characters
   */
  public static pattern(name: string, expression: string): HeaderMatch {
    return HeaderMatch.made('HeaderMatch.pattern', name, expression, true);
  }

  private static made(where: string, name: string, value: string, isPattern: boolean): HeaderMatch {
    return new HeaderMatch(
      accepted(`${where} name`, headerName(name)),
      accepted(`${where} value`, headerValue(value)),
      isPattern,
    );
  }

  private constructor(
    /** The name of the header. */
    public readonly name: string,
    /** Its value, or the regular expression for it. */
    public readonly value: string,
    /** Whether the value is a regular expression. */
    public readonly isPattern: boolean,
  ) {}

  /** The match as a person writes it, such as `header X-Canary = "always"`. */
  public toString(): string {
    return `header ${this.name} ${this.isPattern ? '~' : '='} ${quoted(this.value)}`;
  }
}

/** A parameter of the query that requests must have for a route to hold. */
export class QueryMatch {
  /**
   * A parameter of exactly this value.
   *
   * @param name the name of the parameter, 1 to 256 characters, in which case matters
   * @param value its value, decoded, 1 to 1024 characters, in which case matters
   */
  public static exact(name: string, value: string): QueryMatch {
    return QueryMatch.made('QueryMatch.exact', name, value, false);
  }

  /**
   * A parameter whose value fits a regular expression, in the syntax of the controller or gateway (RE2 or PCRE).
   *
   * @param name the name of the parameter, 1 to 256 characters, in which case matters
   * @param expression the regular expression, 1 to 1024 characters
   */
  public static pattern(name: string, expression: string): QueryMatch {
    return QueryMatch.made('QueryMatch.pattern', name, expression, true);
  }

  private static made(where: string, name: string, value: string, isPattern: boolean): QueryMatch {
    return new QueryMatch(
      accepted(`${where} name`, queryName(name)),
      accepted(`${where} value`, queryValue(value)),
      isPattern,
    );
  }

  private constructor(
    /** The name of the parameter. */
    public readonly name: string,
    /** Its value, or the regular expression for it. */
    public readonly value: string,
    /** Whether the value is a regular expression. */
    public readonly isPattern: boolean,
  ) {}

  /** The match as a person writes it, such as `query version = "2"`. */
  public toString(): string {
    return `query ${this.name} ${this.isPattern ? '~' : '='} ${quoted(this.value)}`;
  }
}

/** What requests must have beside host and path for a route to hold; all of it must fit. */
export interface RequestMatch {
  /**
   * The method (`matches[].method`).
   *
   * @default - any
   */
  readonly method?: HttpMethod;

  /**
   * The headers, at most 16, each name once (`matches[].headers`).
   *
   * @default - any
   */
  readonly headers?: HeaderMatch[];

  /**
   * The parameters of the query, at most 16, each name once (`matches[].queryParams`).
   *
   * @default - any
   */
  readonly query?: QueryMatch[];
}

/** The most headers and the most parameters that one match of the Gateway API has. */
const MOST = 16;

/** Each name once: of a second one the Gateway API takes no notice. */
function eachNameOnce<T extends { readonly name: string }>(parse: Parser<T[]>, key: (name: string) => string) {
  return (input: unknown): T[] | Complaint => {
    const list = parse(input);
    if (isComplaint(list)) {
      return list;
    }
    const names = list.map(({ name }) => key(name));
    const second = names.findIndex((name, i) => names.indexOf(name) < i);
    return second < 0
      ? list
      : new Complaint(
          `${quoted(list[second]?.name ?? '')} a second time`,
          'each name once',
          'leave one out, or write one pattern for both',
          `[${second}].name`,
        );
  };
}

/** Reads a `RequestMatch`. */
export const requestMatch = objectWith(
  {
    method: optional(memberOf({ HttpMethod })),
    headers: optional(
      eachNameOnce(
        listOf(instanceOf(HeaderMatch, 'HeaderMatch.exact("X-Canary", "always")'), 'header matches', {
          min: 1,
          max: MOST,
        }),
        (name) => name.toLowerCase(),
      ),
    ),
    query: optional(
      eachNameOnce(
        listOf(instanceOf(QueryMatch, 'QueryMatch.exact("version", "2")'), 'query matches', { min: 1, max: MOST }),
        (name) => name,
      ),
    ),
  },
  'what requests must have',
);

/** A match as a person writes it, each part one word; none where it holds for every request. */
export function wordsOfMatch({ method, headers = [], query = [] }: RequestMatch): string[] {
  return [...(method === undefined ? [] : [`method ${method}`]), ...headers.map(String), ...query.map(String)];
}
