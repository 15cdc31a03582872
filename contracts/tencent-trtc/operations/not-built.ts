const byMachine = 'it talks, listens or writes down by machine, and acts on nobody';

/** Actions of the vendor that are known and not built; a call of one gets InvalidAction. */
export const declined = [
  { action: 'KickOutUser', reason: 'the former name of RemoveUser; the current API does not list it' },
  {
    action: 'DescribeRoomInformation',
    reason: 'the former name of DescribeRoomInfo; the current API does not list it',
  },
  {
    action: 'DescribeUserInformation',
    reason: 'the former name of DescribeUserInfo; the current API does not list it',
  },
  {
    action: 'DescribeScaleInfo',
    reason: 'it counts rooms and users by the day; so did DescribeHistoryScale, its former name',
  },
  {
    action: 'DescribeCallDetailInfo',
    reason:
      'it is about the quality of streams, which no call here changes; so are DescribeUserEvent and DescribeUnusualEvent',
  },
  { action: 'StartMCUMixTranscode', reason: 'mixing streams shares no state with moderation' },
  { action: 'CreateCloudRecording', reason: 'recording shares no state with moderation' },
  {
    action: 'CreateCloudModeration',
    reason: 'it reviews what is said and shown by machine, and acts on nobody',
  },
  { action: 'DescribeUserEvent', reason: 'it is about the quality of streams, which no call here changes' },
  {
    action: 'DescribeUnusualEvent',
    reason: 'it is about the quality of streams, which no call here changes',
  },
  {
    action: 'DescribeCloudModeration',
    reason: 'it reviews what is said and shown by machine, and acts on nobody',
  },
  {
    action: 'ModifyCloudModeration',
    reason: 'it reviews what is said and shown by machine, and acts on nobody',
  },
  {
    action: 'DeleteCloudModeration',
    reason: 'it reviews what is said and shown by machine, and acts on nobody',
  },
  {
    action: 'CreateLiveStreamModeration',
    reason: 'it reviews what is said and shown by machine, and acts on nobody',
  },
  {
    action: 'DescribeLiveStreamModeration',
    reason: 'it reviews what is said and shown by machine, and acts on nobody',
  },
  {
    action: 'DeleteLiveStreamModeration',
    reason: 'it reviews what is said and shown by machine, and acts on nobody',
  },
  { action: 'ModifyCloudRecording', reason: 'recording shares no state with moderation' },
  { action: 'DescribeCloudRecording', reason: 'recording shares no state with moderation' },
  { action: 'DeleteCloudRecording', reason: 'recording shares no state with moderation' },
  { action: 'StartPublishCdnStream', reason: 'pushing streams on shares no state with moderation' },
  { action: 'UpdatePublishCdnStream', reason: 'pushing streams on shares no state with moderation' },
  { action: 'StopPublishCdnStream', reason: 'pushing streams on shares no state with moderation' },
  { action: 'StartStreamIngest', reason: 'pushing streams on shares no state with moderation' },
  { action: 'StartAIConversation', reason: byMachine },
  { action: 'DescribeAIConversation', reason: byMachine },
  { action: 'UpdateAIConversation', reason: byMachine },
  { action: 'ControlAIConversation', reason: byMachine },
  { action: 'StopAIConversation', reason: byMachine },
  { action: 'StartAITranscription', reason: byMachine },
  { action: 'DescribeAITranscription', reason: byMachine },
  { action: 'StopAITranscription', reason: byMachine },
  { action: 'TextToSpeech', reason: byMachine },
  { action: 'TextToSpeechSSE', reason: byMachine },
  { action: 'VoiceClone', reason: byMachine },
  { action: 'CreateCloudTranscription', reason: byMachine },
] as const;
