using System;
using System.Management.Automation;
using System.Threading;
using PortReservation.Messages;
using PortReservation.Sessions;

namespace PortReservation.Client;

/// <summary>The requests of one command, in its language, until it is stopped.</summary>
internal sealed class Conversation
{
    /// <summary>How often a request is sent whose process ends each time before the request has reached it.</summary>
    private const int MostAttempts = 3;

    private readonly Session session;
    private readonly Sentences sentences;
    private readonly Action<NativeCall>? trace;
    private readonly CancellationTokenSource stop = new();

    /// <param name="trace">Is told of each call to the system that is made for a request; null where nobody wants to know.</param>
    internal Conversation(Session session, Sentences sentences, Action<NativeCall>? trace)
    {
        this.session = session;
        this.sentences = sentences;
        this.trace = trace;
    }

    /// <summary>Ends every wait, from another thread.</summary>
    internal void Stop() => stop.Cancel();

    /// <summary>Sends a request and waits for what comes of it.</summary>
    internal Reply Ask(Request request) => Begin(request).Finish();

    /// <summary>Sends a request, to wait for it later.</summary>
    internal Exchange Begin(Request request)
    {
        request.With("locale", sentences.Locale);
        if (trace != null)
        {
            request.With("trace", true);
        }
        return new Exchange(this, request);
    }

    /// <summary>
    /// Asks what is of use only at once, and changes nothing: answers null where there is no answer in time, and lets the
    /// process be.
    /// </summary>
    internal Reply? Glance(Request request, TimeSpan patience)
    {
        var call = new Call();
        var connection = session.Client.Send(
            request.With("locale", sentences.Locale), call, sentences.Locale, patience, stop.Token);
        return connection?.Process == null ? null : call.Wait(patience, _ => { });
    }

    /// <summary>A request and its answer.</summary>
    internal sealed class Exchange
    {
        private readonly Conversation conversation;
        private readonly Request request;
        private Call call = new();
        private BridgeConnection? connection;
        private int attempts;

        internal Exchange(Conversation conversation, Request request)
        {
            this.conversation = conversation;
            this.request = request;
            Send();
        }

        /// <summary>The name of the backend that answered.</summary>
        internal string Backend => connection?.Backend ?? "";

        /// <summary>The id of the process that answered.</summary>
        internal int ProcessId => connection?.Process?.Id ?? 0;

        /// <summary>
        /// Waits for the answer. What never reached a process is sent again, and so is what does no harm a second time.
        /// </summary>
        /// <exception cref="PipelineStoppedException">The command was stopped.</exception>
        internal Reply Finish()
        {
            while (true)
            {
                var reply = Wait();
                var again = reply is Reply.NotSent || (reply is Reply.Lost && request.IsRepeatable && attempts == 1);
                if (!again || attempts == MostAttempts)
                {
                    return reply is Reply.NotSent lost ? new Reply.Failed(lost.Says) : reply;
                }
                call = new Call();
                Send();
            }
        }

        private void Send()
        {
            attempts++;
            var client = conversation.session.Client;
            try
            {
                connection = client.Send(
                    request, call, conversation.sentences.Locale, client.Patience, conversation.stop.Token);
            }
            catch (OperationCanceledException)
            {
                throw new PipelineStoppedException();
            }
            if (connection?.Fault is { } fault)
            {
                call.Finish(new Reply.Failed(fault));
            }
        }

        private Reply Wait()
        {
            var client = conversation.session.Client;
            Reply? reply;
            using (conversation.stop.Token.Register(() => call.Finish(new Reply.Stopped())))
            {
                reply = call.Wait(client.Patience, nativeCall => conversation.trace?.Invoke(nativeCall));
            }
            if (reply is Reply.Stopped)
            {
                if (call.IsWritten && request.StoppedWarning is { } warning)
                {
                    conversation.session.Remember(warning);
                }
                throw new PipelineStoppedException();
            }
            if (reply == null)
            {
                connection?.Process?.Kill();
                reply = new Reply.TimedOut(client.TimeoutSeconds);
            }
            return reply;
        }
    }
}
