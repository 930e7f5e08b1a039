export interface Attempt {
  readonly what: string;
  readonly target: string;
  readonly stack: string;
}
export function deny(tell: (attempt: Attempt) => void): void;
