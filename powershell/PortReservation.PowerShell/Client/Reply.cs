using System;
using PortReservation.Messages;

namespace PortReservation.Client;

/// <summary>What came of a request.</summary>
internal abstract class Reply
{
    /// <summary>The bridge answered it.</summary>
    internal sealed class Answer : Reply
    {
        internal Answer(object? result) => Result = result;

        /// <summary>As <see cref="JsonReader"/> reads it.</summary>
        internal object? Result { get; }
    }

    /// <summary>The core or the system refused it.</summary>
    internal sealed class Refused : Reply
    {
        internal Refused(Refusal refusal) => Refusal = refusal;

        internal Refusal Refusal { get; }
    }

    /// <summary>There is no answer, and a sentence that says why.</summary>
    internal abstract class Failure : Reply
    {
        private protected Failure(Func<Sentences, string> says) => Says = says;

        internal Func<Sentences, string> Says { get; }
    }

    /// <summary>Nobody carried it out.</summary>
    internal sealed class Failed : Failure
    {
        internal Failed(Func<Sentences, string> says)
            : base(says)
        {
        }
    }

    /// <summary>The process ended before any of the request had reached it.</summary>
    internal sealed class NotSent : Failure
    {
        internal NotSent()
            : base(sentences => sentences.BridgeDied())
        {
        }
    }

    /// <summary>The process ended after the request had been written: it may have been carried out.</summary>
    internal sealed class Lost : Failure
    {
        internal Lost()
            : base(sentences => sentences.BridgeDied())
        {
        }
    }

    /// <summary>The process did not answer in time: it may carry the request out.</summary>
    internal sealed class TimedOut : Failure
    {
        internal TimedOut(int seconds)
            : base(sentences => sentences.BridgeTimedOut(seconds))
        {
        }
    }

    /// <summary>The one who asked does not want to know any more.</summary>
    internal sealed class Stopped : Reply
    {
    }
}
