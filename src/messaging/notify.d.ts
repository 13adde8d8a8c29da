// The client ships no types; this is the part that we use (its README, "Send a text message").
declare module 'notifications-node-client' {
  export class NotifyClient {
    constructor(apiKey: string);
    constructor(baseUrl: string, apiKey: string);
    sendSms(
      templateId: string,
      phoneNumber: string,
      options: { personalisation: Record<string, string>; reference?: string },
    ): Promise<unknown>;
  }
}
