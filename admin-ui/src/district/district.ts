export interface District {
  readonly id: string;
  readonly name: string;
}
