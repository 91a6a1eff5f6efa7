/** What becomes of a message that could not be sent. The last call counts; of a reason, 1,024 characters. */
export interface NotificationApi {
  /** Gives up. */
  drop(reason: string): void;
  /** Asks for another try: up to five in the next minutes. */
  retry(reason: string): void;
}
