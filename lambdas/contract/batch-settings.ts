/** What a deployment says about batch jobs, as one environment variable. */
export interface BatchSettings {
  /** Fewer records make no job: https://docs.aws.amazon.com/general/latest/gr/bedrock.html#limits_bedrock */
  readonly leastRecords: number;
  readonly mostRecords: number;
  /** How long a question waits for others before it is asked by itself. */
  readonly waitMinutes: number;
  /** Jobs of one model under way at once. */
  readonly mostJobs: number;
}
