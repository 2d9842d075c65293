import type { EventEmitter } from 'node:events';
// @ts-expect-error the package has no types of its own
import * as untyped from '@xmpp/component';

/** The part of @xmpp/component that the focus uses. */
export interface XmlElement {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string | undefined>>;
  is(name: string, xmlns?: string): boolean;
  getChild(name: string, xmlns?: string): XmlElement | undefined;
}

export interface IqContext {
  readonly element: XmlElement;
  readonly stanza: XmlElement;
}

type Answer = XmlElement | undefined | Promise<XmlElement | undefined>;

interface IqCallee {
  get(xmlns: string, name: string, handler: (context: IqContext) => Answer): void;
  set(xmlns: string, name: string, handler: (context: IqContext) => Answer): void;
}

export interface XmppComponent extends EventEmitter {
  readonly iqCallee: IqCallee;
  readonly reconnect: { stop(): void; delay: number };
  readonly status: string;
  start(): Promise<unknown>;
  stop(): Promise<unknown>;
  send(element: XmlElement): Promise<void>;
}

interface Library {
  component(options: { service: string; domain: string; password: string }): XmppComponent;
  xml(name: string, attrs?: Record<string, string>, ...children: (XmlElement | string)[]): XmlElement;
}

export const { component, xml } = untyped as unknown as Library;
