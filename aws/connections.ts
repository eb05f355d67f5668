import {
  ApiGatewayManagementApiClient,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi'

/** Writes to open WebSocket connections. */
export interface Connections {
  /** `gone`: nobody is there any more; what was to be said is stored and shown when they come back. */
  post(connection: string, body: string): Promise<'sent' | 'gone'>
}

/** The endpoint comes from the environment (`AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI`): the WebSocket API's stage. */
export const connections = (
  client: ApiGatewayManagementApiClient = new ApiGatewayManagementApiClient({}),
): Connections => ({
  post: async (ConnectionId, Data) => {
    try {
      await client.send(new PostToConnectionCommand({ ConnectionId, Data }))
      return 'sent'
    } catch (error) {
      if (error instanceof GoneException) return 'gone'
      throw error
    }
  },
})
