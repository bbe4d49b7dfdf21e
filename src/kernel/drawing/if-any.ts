import { nothing } from 'lit';

const isEmpty = (part: unknown): boolean => part === nothing || part === undefined || (Array.isArray(part) && !part[0]);

/**
 * Parts that mostly are not there, for one place of a template: nothing where none is. A place each costs every question
 * of a long survey an object and a node.
 */
export const ifAny = (...parts: readonly unknown[]): unknown => (parts.every(isEmpty) ? nothing : parts);
