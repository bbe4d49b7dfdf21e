/** Where code that only some surveys need is, once it is there: who uses it does without it until then. */
export interface LateModule<M> {
  module?: M | undefined;
}
